#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>

class QWidget;

namespace grapevine::widgets {

class ActionCatalog;

/// The keys that buttons and fields name: `Pause (Space)`. On one page they are those in force, and
/// follow what the person chooses.
class KeyHints final : public QObject {
    Q_OBJECT
public:
    enum class In : std::uint8_t { ToolTip, Text, Placeholder };

    /// Over `page` and all that stands in it. `catalog` must outlive it.
    KeyHints(const ActionCatalog& catalog, QWidget& page);

    /// Gives the widget these words, and behind them the keys of the acts that do the same; without
    /// acts, or where none has a key, just the words. What `more` says stands below, in a tooltip.
    /// On a page without hints they are the keys that Grapevine comes with.
    static void say(QWidget& widget, In where, const QString& words, const QStringList& acts,
                    const QString& more = {});

private:
    void refresh();

    const ActionCatalog& m_catalog;
    QWidget& m_page;
};

} // namespace grapevine::widgets
