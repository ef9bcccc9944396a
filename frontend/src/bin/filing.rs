fn main() {
    frontend::start(&frontend::FILING);
}
