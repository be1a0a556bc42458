"""What one build of a site knows, and the steps that it takes."""
