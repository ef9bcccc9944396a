fn main() {
    frontend::work(&frontend::DESK);
}
