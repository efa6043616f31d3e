"""The text widget: an article laid out, marked and drawn, one row at a time."""

from reader.app.article.view import ArticleView

__all__ = ["ArticleView"]
