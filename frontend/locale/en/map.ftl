# The map.

map-lead = See how many activities each place has, and choose one.
map-total = { " " }{ $count ->
    [one] one activity
   *[other] { $count } activities
}
map-province = Back to the whole province
map-here = See the activities here
map-note = The outlines are simplified from the administrative divisions of the National Platform for Common Geospatial Information Services (Tianditu). They only show where places are, and do not define boundaries.
map-drawing = { map-places }: { $name }
map-spot = { $name }: { $count ->
    [one] one activity
   *[other] { $count } activities
}
map-few = Few
map-many = Many

map-places = Number of activities by place
map-count = { $count }<span>{ $count ->
    [one] { " activity" }
   *[other] { " activities" }
}</span>
map-rest-province = The province as a whole
map-rest-city = The city as a whole
map-placeless = Outside these places (such as Changbai Mountain)
