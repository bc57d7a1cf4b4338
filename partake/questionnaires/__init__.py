"""Questions anyone can be asked: built once, asked on a page, a kiosk, paper or the phone, and answered the same.

Who is asked, and what their answers become, belongs to the rooms above: feedback, consultations, evaluations.
"""
