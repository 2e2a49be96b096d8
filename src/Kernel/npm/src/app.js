// What every page loads. Everything works without it; it only makes things quicker.
import 'htmx.org';
import './search.js';
import './menus.js';
import './forms.js';
import './selection.js';
import './tabs.js';
import './contact.js';
import './in-place.js';
import './quick-view.js';
import './photos.js';
import './folds.js';
import './rich-note.js';
import './drafts.js';
import './inbox.js';
import './passkeys.js';
import './push.js';
import './copy.js';
