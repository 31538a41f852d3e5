"""A drawing as SVG text: one color, that of the words around it, so that light, dark and paper all fit."""

from xml.etree.ElementTree import Element, SubElement, tostring

SVG = "http://www.w3.org/2000/svg"


class Drawing:
    """An SVG picture being drawn; `name` is its id on the page, `title` and `description` what is read aloud."""

    def __init__(self, name: str, width: float, height: float, title: str, description: str) -> None:
        self.root = Element(
            "svg",
            {
                "xmlns": SVG,
                "viewBox": f"0 0 {_number(width)} {_number(height)}",
                "role": "img",
                "aria-labelledby": f"{name}-title {name}-words",
                "class": "chart",
                "fill": "none",
                "stroke": "currentColor",
                "font-size": "13",
            },
        )
        self.add("title", title, id=f"{name}-title")
        self.add("desc", description, id=f"{name}-words")

    def add(self, tag: str, text: str | None = None, **attributes: object) -> None:
        """One element; `stroke_width=2` becomes `stroke-width="2"`."""
        named = {key.replace("_", "-"): _value(value) for key, value in attributes.items()}
        SubElement(self.root, tag, named).text = text

    def words(self, text: str, x: float, y: float, anchor: str = "middle") -> None:
        """Words on the picture."""
        self.add("text", text, x=x, y=y, text_anchor=anchor, fill="currentColor", stroke="none")

    def line(self, x1: float, y1: float, x2: float, y2: float, opacity: float) -> None:
        """A straight line."""
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke_opacity=opacity)

    def text(self) -> str:
        """The whole picture."""
        return tostring(self.root, encoding="unicode")


def _value(value: object) -> str:
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
