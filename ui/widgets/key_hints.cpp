#include "ui/widgets/key_hints.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QVariant>

#include <algorithm>
#include <array>

#include "ui/widgets/action_catalog.h"
#include "ui/widgets/key_rules.h"

namespace grapevine::widgets {

namespace {

using In = KeyHints::In;

constexpr std::array kAll{In::ToolTip, In::Text, In::Placeholder};

/// What was said is kept with the widget, until other keys are in force: words, more, acts.
const char* propertyOf(In where)
{
    switch (where) {
    case In::ToolTip: return "keyHintToolTip";
    case In::Text: return "keyHintText";
    case In::Placeholder: return "keyHintPlaceholder";
    }
    return "";
}

/// The catalogue of the page that the widget stands on; null where there is none.
const ActionCatalog* catalogOf(const QWidget& widget)
{
    for (const auto* at = &widget; at != nullptr; at = at->parentWidget()) {
        const auto* catalog = at->findChild<ActionCatalog*>(QString(), Qt::FindDirectChildrenOnly);
        if (catalog != nullptr) return catalog;
    }
    return nullptr;
}

QList<QKeySequence> keysOf(const QString& id, const ActionCatalog* catalog)
{
    if (catalog != nullptr) {
        const auto* act = catalog->act(id);
        return act == nullptr ? QList<QKeySequence>() : catalog->keysOf(*act);
    }
    const auto acts = allActs();
    const auto act =
        std::find_if(acts.begin(), acts.end(), [&](const auto& one) { return one.id == id; });
    return act == acts.end() ? QList<QKeySequence>() : act->keys;
}

void put(QWidget& widget, In where, const QString& text)
{
    if (where == In::ToolTip) {
        widget.setToolTip(text);
    } else if (auto* button = qobject_cast<QAbstractButton*>(&widget); button != nullptr) {
        button->setText(text);
    } else if (auto* field = qobject_cast<QLineEdit*>(&widget); field != nullptr) {
        field->setPlaceholderText(text);
    }
}

void write(QWidget& widget, In where, const ActionCatalog* catalog)
{
    const auto said = widget.property(propertyOf(where)).toStringList();
    if (said.size() < 2) return;
    QList<QKeySequence> keys;
    for (qsizetype at = 2; at < said.size(); ++at)
        keys += keysOf(said[at], catalog);
    QString text = said[0];
    const QString gap = QString(where == In::Placeholder ? 3 : 1, QLatin1Char(' '));
    if (!keys.isEmpty()) text += gap + QStringLiteral("(%1)").arg(keysText(keys));
    if (!said[1].isEmpty()) text += QLatin1Char('\n') + said[1];
    put(widget, where, text);
}

} // namespace

KeyHints::KeyHints(const ActionCatalog& catalog, QWidget& page)
    : QObject(&page)
    , m_catalog(catalog)
    , m_page(page)
{
    setObjectName(QStringLiteral("keyHints"));
    connect(&catalog, &ActionCatalog::keysChanged, this, &KeyHints::refresh);
    refresh();
}

void KeyHints::say(QWidget& widget, In where, const QString& words, const QStringList& acts,
                   const QString& more)
{
    const QVariant said(QStringList{words, more} + acts);
    if (widget.property(propertyOf(where)) == said) return;
    widget.setProperty(propertyOf(where), said);
    write(widget, where, catalogOf(widget));
}

void KeyHints::refresh()
{
    for (auto* widget : m_page.findChildren<QWidget*>()) {
        for (const auto where : kAll) {
            if (widget->property(propertyOf(where)).isValid()) write(*widget, where, &m_catalog);
        }
    }
}

} // namespace grapevine::widgets
