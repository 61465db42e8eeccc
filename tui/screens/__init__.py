"""The screens a person sees."""
