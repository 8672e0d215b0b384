#pragma once

#include <QHash>
#include <QTranslator>

#include <memory>

namespace grapevine::test {

/// Reads a catalogue from translations/ itself, so that no test needs a built program.
class CatalogueTranslator final : public QTranslator {
public:
    /// `language`: "de" or "en".
    explicit CatalogueTranslator(const QString& language);

    [[nodiscard]] bool isEmpty() const override { return m_forms.isEmpty(); }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* comment,
                                    int n) const override;

private:
    QHash<QString, QStringList> m_forms;
};

/// A language that nobody speaks: written from right to left, longer by two fifths, and strange to
/// all code that takes its texts apart. Placeholders, mnemonics and line ends stay.
class PseudoTranslator final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* comment,
                                    int n) const override;
};

/// The text in that language.
[[nodiscard]] QString pseudo(const QString& source);

/// For its lifetime new widgets speak that language: "en", "de" or "pseudo".
class Speaking {
public:
    explicit Speaking(const QString& language);
    ~Speaking();
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;

private:
    std::unique_ptr<QTranslator> m_translator;
};

} // namespace grapevine::test
