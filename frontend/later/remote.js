/** What readers do with an episode beyond playing it, loaded when it is first asked for: the dock as a full remote, and clips. */
import { offerClip } from "./clips.js";
import { toggleRemote } from "./dock_remote.js";

/** @type {any} */ (document.currentScript).podcast = { offerClip, toggleRemote };
export { offerClip, toggleRemote };
