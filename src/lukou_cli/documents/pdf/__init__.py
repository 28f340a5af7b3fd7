"""PDF files: the lines of their pages by pypdf (extra ``pdf``), in a process of its own, joined."""
