/** What readers do with an episode beyond playing it, loaded when it is first asked for: the dock as a remote, clips, sharing. */
import "./clips.js";
import "./matches.js";
import { toggleRemote } from "./dock_remote.js";
import { showShare } from "./share.js";

/** @type {any} */ (document.currentScript).podcast = { showShare, toggleRemote };
export { showShare, toggleRemote };
