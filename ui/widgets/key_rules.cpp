#include "ui/widgets/key_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace grapevine::widgets {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("KeyRules", text);
}

/// Nothing but Shift is held.
bool isAlone(QKeyCombination keys)
{
    return !keys.keyboardModifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier |
                                                  Qt::MetaModifier);
}

bool isFunctionKey(Qt::Key key)
{
    return key >= Qt::Key_F1 && key <= Qt::Key_F35;
}

/// Lists of some place, whichever.
bool isOverLists(ActScope scope)
{
    switch (scope) {
    case ActScope::Lists:
    case ActScope::Members:
    case ActScope::Services:
    case ActScope::Timeline: return true;
    case ActScope::Window:
    case ActScope::Strip:
    case ActScope::Form:
    case ActScope::Chips:
    case ActScope::Start: return false;
    }
    return false;
}

} // namespace

bool isBare(const QKeySequence& keys)
{
    // What is no letter lies above all letters, in Qt's numbers.
    return !keys.isEmpty() && isAlone(keys[0]) && keys[0].key() < Qt::Key_Escape;
}

QList<QKeySequence> keysInForce(const ActSpec& act, const models::KeyChoices& choices)
{
    QList<QKeySequence> keys = act.keys;
    if (const auto chosen = choices.of(act.id); chosen && !act.fixed) {
        keys.clear();
        for (const auto& word : *chosen) {
            const auto one = QKeySequence::fromString(word, QKeySequence::PortableText);
            // A file may say anything: what could not be chosen here is not in force.
            if (!one.isEmpty() && keyProblem(act, one).isEmpty()) keys.append(one);
        }
    }
    if (choices.lettersOff && !act.fixed) keys.removeIf(isBare);
    return keys;
}

bool meet(const ActSpec& one, const ActSpec& other, const QKeySequence& keys)
{
    if (one.scope == other.scope) return true;
    if (isOverLists(one.scope) && isOverLists(other.scope))
        return one.scope == ActScope::Lists || other.scope == ActScope::Lists;
    const bool first = one.scope == ActScope::Window;
    if (!first && other.scope != ActScope::Window) return false;
    // The window's letters hold over lists, and nowhere else.
    return !isBare(keys) || isOverLists(first ? other.scope : one.scope);
}

std::optional<ActSpec> conflictOf(const ActSpec& act, const QKeySequence& keys,
                                  const models::KeyChoices& choices)
{
    auto all = choices;
    all.lettersOff = false; // They may come back.
    for (const auto& other : allActs()) {
        if (other.id != act.id && keysInForce(other, all).contains(keys) && meet(act, other, keys))
            return other;
    }
    return std::nullopt;
}

QString keyProblem(const ActSpec& act, const QKeySequence& keys)
{
    if (keys.count() != 1)
        return say(QT_TRANSLATE_NOOP("KeyRules", "One stroke, please: two in turn are not heard."));
    const auto stroke = keys[0];
    if (isBare(keys) && act.guarded) {
        return say(QT_TRANSLATE_NOOP(
            "KeyRules", "This act never goes by a letter alone: hold Ctrl or Alt as well."));
    }
    if (isBare(keys) && act.scope == ActScope::Form) {
        return say(QT_TRANSLATE_NOOP("KeyRules", "Here this is a letter of the text."));
    }
    if (!isBare(keys) && isAlone(stroke) && !isFunctionKey(stroke.key())) {
        return say(QT_TRANSLATE_NOOP(
            "KeyRules",
            "Alone this key leads about in lists and fields: hold Ctrl or Alt as well."));
    }
    return {};
}

QString keysText(const QList<QKeySequence>& keys)
{
    QStringList words;
    for (const auto& one : keys)
        words.append(one.toString(QKeySequence::NativeText));
    return words.join(QStringLiteral(", "));
}

QStringList keyWords(const QList<QKeySequence>& keys)
{
    QStringList words;
    for (const auto& one : keys)
        words.append(one.toString(QKeySequence::PortableText));
    return words;
}

} // namespace grapevine::widgets
