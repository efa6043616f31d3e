"""What is packed or compressed → what it holds, never more than Reader reads of any file."""
