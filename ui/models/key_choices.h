#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace grapevine::models {

/// Which keys a person has chosen for which acts, where they are not those Grapevine comes with.
/// Keys are written as in settings files of every language: `Ctrl+Shift+C`.
struct KeyChoices {
    /// Acts and keys of each that are kept; a file made by hand may hold any number.
    static constexpr std::size_t kActsMost = 500;
    static constexpr qsizetype kKeysMost = 4;

    /// By the act's id; an empty list: it has no key. Ids that are not known are kept: another
    /// version may know them.
    std::map<QString, QStringList> keys;
    /// Letters, digits and signs alone are no keys: for screen readers, which have use for them.
    bool lettersOff = false;

    /// Nothing: the act has the keys it comes with.
    [[nodiscard]] std::optional<QStringList> of(const QString& act) const;

    /// An object: `{"letters": false, "acts": {"lock": ["Ctrl+U"]}}`. What cannot be read is left
    /// out.
    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static KeyChoices fromJson(const QByteArray& json);

    bool operator==(const KeyChoices&) const = default;
};

} // namespace grapevine::models
