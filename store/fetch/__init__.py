"""What the web gives: addresses asked politely and within bounds, nothing of this machine or its networks among them."""
