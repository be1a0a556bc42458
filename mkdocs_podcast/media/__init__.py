"""Facts about recordings: local files, Git-LFS pointers, files on servers."""
