fn main() {
    frontend::work(&frontend::FILING);
}
