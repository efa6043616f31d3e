"""What is no article but lists some: feeds, folders, archives, whatever else the user names."""
