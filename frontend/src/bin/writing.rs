fn main() {
    frontend::work(&frontend::WRITING);
}
