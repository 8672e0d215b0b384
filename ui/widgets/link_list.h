#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace grapevine::widgets {

/// A title and a few lines below it, each of which can be chosen. Away while there are none.
class LinkList final : public QWidget {
    Q_OBJECT
public:
    /// Its lines are called `prefix0`, `prefix1`, .., its title `prefixTitle`. `%1` of
    /// `accessible` is the line.
    LinkList(const QString& prefix, const QString& title, QString accessible,
             QWidget* parent = nullptr);

    /// Untrusted text; at most `most` lines are shown.
    void show(const QStringList& lines, qsizetype most);

Q_SIGNALS:
    void chosen(const QString& line);

private:
    QString m_prefix;
    QString m_accessible;
    QVBoxLayout* m_lines = nullptr;
};

} // namespace grapevine::widgets
