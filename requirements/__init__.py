"""What the edition is made with: pins, licences, the bill of materials."""
