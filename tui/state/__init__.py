"""What one sitting keeps beside the archive: settings, earlier searches, and changes that are still to be carried out."""
