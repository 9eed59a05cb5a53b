"""Addresses of videos."""

import pytest

from planner.library.video import watch_url

WATCH = "https://www.youtube.com/watch?v=37b_DrYC1Ms"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://www.youtube.com/embed/37b_DrYC1Ms", WATCH),
        ("https://www.youtube-nocookie.com/embed/37b_DrYC1Ms?rel=0", WATCH),
        ("//www.youtube.com/embed/37b_DrYC1Ms", WATCH),
        ("youtube.com/shorts/37b_DrYC1Ms", WATCH),
        ("https://youtu.be/37b_DrYC1Ms?si=xyz", WATCH),
        ("https://m.youtube.com/watch?list=a&v=37b_DrYC1Ms", WATCH),
        ("https://youtu.be/37b_DrYC1Ms?t=1m30s", WATCH + "&t=90s"),
        ("https://www.youtube.com/embed/37b_DrYC1Ms?start=12", WATCH + "&t=12s"),
        ("https://player.vimeo.com/video/76979871", "https://vimeo.com/76979871"),
        ("https://player.vimeo.com/video/76979871?h=8272103f6e", "https://vimeo.com/76979871/8272103f6e"),
        ("https://example.org/clip one.mp4", "https://example.org/clip%20one.mp4"),
        ("https://example.org/ü", "https://example.org/%C3%BC"),
        ("https://youtube.com.evil.example/embed/37b_DrYC1Ms", "https://youtube.com.evil.example/embed/37b_DrYC1Ms"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("https://", ""),
        ("http://[::1", ""),
        ("a video", ""),
        ("https://a.example/" + "x" * 600, ""),
    ],
)
def test_watch_address(written: str, expected: str) -> None:
    assert watch_url(written) == expected
