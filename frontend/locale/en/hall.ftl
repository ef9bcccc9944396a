# The exhibition and its boards.

hall-description = The exhibition of Jilin Lifelong Learning Week: boards of all cities and universities with pictures and texts, one after the other.
hall-lead = What the cities and universities achieved during the Week. Begin with the first board and go from one to the next, or choose any.
hall-start = Start the visit
hall-choose = Boards by city
hall-none = The boards are still being filed. They appear here once they are accepted.
hall-none-here = There are no boards of this city yet.
hall-cities = Cities
hall-universities = Universities

board-missing = This board was not found
board-missing-text = It may be under revision, or the link is not complete. You can visit the other boards.
board-to-hall = Go to the exhibition
board-lead = Board { $number } of { $total }, visited { $visits ->
    [one] once
   *[other] { $visits } times
}
board-window = { $title } - board of { $unit }
# The title stands beside it, in Chinese.
board-whole = The whole board
board-full = Full screen
board-full-leave = Leave full screen
board-steps = Previous and next board
board-previous = Previous
board-next = Next
board-all = All boards
# In lines: they are read one by one.
board-spoken =
    { $unit }
    { $title }
board-spoken-picture =
    Picture { $number }
    { $caption }

zoom-title = Picture { $number } of { $total }
zoom-picture = Picture
zoom-size = Size of the picture
zoom-smaller = Smaller
zoom-larger = Larger
zoom-fit = Fit the window
zoom-whole = Full size 1:1
zoom-previous = Previous
zoom-next = Next
