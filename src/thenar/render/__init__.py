"""A Timeline or a Plan to what people hear, see, hang on the wall or take along."""
