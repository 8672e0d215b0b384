#pragma once

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace grapevine::widgets {

/// A line for one name or for several, which completes the one being typed. Enter that takes a
/// completion does nothing else.
class NamesField final : public QLineEdit {
    Q_OBJECT
public:
    enum class Holds { One, Several };

    NamesField(const QString& objectName, Holds holds, QWidget* parent = nullptr);

    void setNames(const QStringList& names);

Q_SIGNALS:
    /// Enter, with no list of completions open.
    void submitted();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void complete();
    void insert(const QString& name);
    [[nodiscard]] int startOfPiece() const;

    Holds m_holds;
    QStringListModel* m_names = nullptr;
    QCompleter* m_completer = nullptr;
};

} // namespace grapevine::widgets
