fn main() {
    frontend::start(&frontend::DESK);
}
