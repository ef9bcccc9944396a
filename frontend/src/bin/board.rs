fn main() {
    frontend::work(&frontend::BOARD);
}
