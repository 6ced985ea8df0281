"""Source files, spans and near names."""
