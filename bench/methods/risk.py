"""What a risk picture costs: a page that compares options draws a handful."""

from bench.measure import Row, cpu_seconds
from partake.methods.risk import icon_array, risk_picture


def rows() -> list[Row]:
    """This will make 1,000 pictures of 1,000 icons. No library to compare with has a licence we could use."""

    def pictures() -> None:
        for number in range(1, 1001):
            picture = risk_picture({"without": number / 2100 + 0.001, "with": number / 4000 + 0.001})
            icon_array(picture, "without", "with")

    cost, _ = cpu_seconds(pictures, repeat=3)
    return [Row("Risk pictures with icons", "1,000 pictures, 2 options", cost, "CPU s")]
