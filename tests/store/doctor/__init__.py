"""Tests of `store.doctor`."""
