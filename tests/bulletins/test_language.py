import pytest

from kg_builder.bulletins.language import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The President received the Ambassador of Sudland at the palace today.", "en"),
        ("Call with Minister Berg", "en"),
        ("Visita", "en"),
        ("", "en"),
        ("??? 123", "en"),
        ("Sergey Lavrov, Wang Yi, Subrahmanyam Jaishankar, Mevlüt Çavuşoğlu, Abdulaziz Kamilov", "en"),
        ("Le ministre des affaires étrangères a reçu hier son homologue allemand à Paris pour parler de la mer.", "fr"),
        ("Президент принял министра иностранных дел соседней страны.", "ru"),
        ("外交部长今天会见了邻国大使。", "zh"),
        ("O ministro recebeu hoje o embaixador do Japão em Brasília para tratar de comércio e de clima.", "pt"),
    ],
)  # fmt: skip
def test_identify(text, language):
    assert identify(text) == language


def test_a_quotation_in_another_language_does_not_count():
    english = "The Minister met the delegation of the region in the capital and spoke of trade. " * 5
    assert identify(english + "«Мы рады этой встрече», сказал гость.") == "en"
