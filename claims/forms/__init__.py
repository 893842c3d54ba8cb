"""Forms give shape to what people type; whether it is right, the domain says."""
