#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

#include "ui/models/key_choices.h"
#include "ui/widgets/act_spec.h"

class QAction;
class QShortcut;
class QWidget;

namespace grapevine::widgets {

/// The acts of one window's page: does them, gives them their keys as the person has chosen, and
/// says which cannot be done just now, and why.
///
/// Every act of `allActs` is `add`ed or `adopt`ed here, but those that are fixed. Letters alone are
/// keys over the lists that it is told of; in a field they are letters.
class ActionCatalog final : public QObject {
    Q_OBJECT
public:
    /// Why an act cannot be done now; empty when it can.
    using Reason = std::function<QString()>;

    /// `page`: over it, and all that stands in it, the window's keys hold.
    explicit ActionCatalog(QWidget& page);

    void addLists(const QList<QWidget*>& lists);
    /// From now on it is done by calling `act`.
    void add(const QString& id, std::function<void()> act, Reason reason = {});
    /// It is done by that action, which is a menu's or a list's already; by several, where several
    /// lists do it each in its way.
    void adopt(const QString& id, QAction* action, Reason reason = {});

    void setChoices(const models::KeyChoices& choices);
    [[nodiscard]] const models::KeyChoices& choices() const { return m_choices; }

    /// In the language in which it was made.
    [[nodiscard]] const std::vector<ActSpec>& acts() const { return m_acts; }
    [[nodiscard]] const ActSpec* act(const QString& id) const;
    [[nodiscard]] QList<QKeySequence> keysOf(const ActSpec& act) const;
    [[nodiscard]] bool isBound(const QString& id) const { return m_bound.contains(id); }
    /// `from` has the keys, or had them; null: nothing had.
    [[nodiscard]] QString reason(const QString& id, const QWidget* from) const;
    /// False when it cannot be done now.
    bool trigger(const QString& id, const QWidget* from);

Q_SIGNALS:
    void keysChanged();

private:
    struct Bound {
        QList<QPointer<QAction>> actions;
        QList<QPointer<QShortcut>> letters; ///< One for each list, for keys that are bare.
        Reason reason;
    };

    [[nodiscard]] QAction* fitting(const Bound& bound, const QWidget* from) const;
    void giveKeys(const ActSpec& act, Bound& bound);
    void addLetters(const QString& id, Bound& bound, const QList<QWidget*>& lists);
    Bound& bind(const QString& id, QAction* action);

    QWidget& m_page;
    QList<QWidget*> m_lists;
    std::vector<ActSpec> m_acts;
    QHash<QString, Bound> m_bound;
    models::KeyChoices m_choices;
};

} // namespace grapevine::widgets
