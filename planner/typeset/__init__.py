"""Paper: measuring, blocks, sections and the document. Knows nothing of training plans."""
