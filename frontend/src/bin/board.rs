fn main() {
    frontend::start(&frontend::BOARD);
}
