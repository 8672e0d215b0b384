#pragma once

#include <QByteArray>
#include <QStringList>

#include <cstddef>
#include <vector>

#include "ui/models/ask_draft.h"

namespace grapevine::models {

struct AskTemplate {
    QString name;
    AskDraft draft;

    bool operator==(const AskTemplate&) const = default;
};

/// Drafts kept under a name, in the order of their names. Names differ, whatever their case.
class AskTemplates {
public:
    /// More nobody finds again in a menu.
    static constexpr std::size_t kMost = 50;
    static constexpr qsizetype kNameLongest = 80;
    /// Of a payload in a template; no message can be longer.
    static constexpr qsizetype kPayloadLongest = 16 * 1024;

    /// Overwrites the one of that name. False where the name is none, or there is no room.
    bool save(const QString& name, const AskDraft& draft);
    /// False where there is no such one, or the new name is none, or another one has it.
    bool rename(const QString& from, const QString& to);
    bool remove(const QString& name);
    /// Null: there is no such one.
    [[nodiscard]] const AskTemplate* find(const QString& name) const;
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] const std::vector<AskTemplate>& all() const { return m_all; }

    /// For the settings: a list of objects, as JSON text.
    [[nodiscard]] QByteArray toJson() const;
    /// What is none of ours there is left out; a text that is no list gives none at all.
    [[nodiscard]] static AskTemplates fromJson(const QByteArray& json);

    bool operator==(const AskTemplates&) const = default;

private:
    std::vector<AskTemplate> m_all;
};

} // namespace grapevine::models
