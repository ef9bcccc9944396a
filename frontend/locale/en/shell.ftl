# What every page has: head, foot, notices, errors.

week-name = Lifelong Learning Week
province-name = Jilin Province
opening-page = Opening…
skip = Skip to the main content
sample-banner = These are sample data, not real activities.

menu = Menu
menu-main = Main
nav-home = Home
nav-activities = Activities
nav-calendar = Calendar
nav-map = Map
nav-hall = Exhibition
nav-articles = Stories and resources
nav-about = About
nav-desk = Open the desk
nav-sign-in = Staff sign-in

foot-theme = Theme: { $theme }
foot-feeds = Data feeds
foot-aloud = Read this page aloud
foot-organizer = Organizer: { $name }
foot-contact = Contact: { $contact }
foot-site-code = Site code: { $code }
feed-calendar = iCalendar
feed-articles = Stories and resources, Atom

simple-on = Easy view
simple-off = Standard view
simple-bar = Often used
simple-back = Back

size = Text size
size-normal = Normal
size-large = Large
size-huge = Very large
theme = Colours
theme-auto = As the system
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast

aloud = Read aloud
aloud-go-on = Go on reading
aloud-hold = Pause reading
aloud-stop = Stop reading

copy = Copy
copied = Copied.
copy-refused = The browser does not let the page copy. Please select the text and copy it yourself.
link-copied = The link is copied. Paste it where you want to share it.
copy-by-hand = Please copy this:

loading = Loading…
more = Show more
shown-so-far = { $count } shown
shown-all = { $count } in all
retry = Try again
undo = Undo
close = Close
close-notice = Close this notice
new-window = { " (opens in a new window)" }

problem = { $status ->
    [400] This address cannot be read. Please start again from the first page.
    [404] There is nothing here. It may have been taken down.
    [410] This list has changed since. Please start again from the first page.
    [422] Something in the search cannot be read. Please check it and try again.
    [429] Too many requests. Please wait a moment and try again.
    [503] The server cannot be reached now. Please check your connection and try again.
   *[other] Something went wrong here. Please try again in a moment.
}
problem-number = Problem number: { $number }

missing-title = There is no such page
missing-text = The address may be wrong, or the page was taken down.
to-home = Back to the home page
to-activities = Find activities

badge-sample = Sample
badge-sample-data = Sample data
badge-featured = Recommended
badge-exemplar = Provincial example
badge-free = Free
badge-ended = Over
badge-going-on = On now
badge-held = Held
pending = To be announced
