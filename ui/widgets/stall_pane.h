#pragma once

#include <QWidget>

#include <map>

#include "ui/models/diagnostics_picture.h"

class QPlainTextEdit;
class QPushButton;

namespace grapevine::widgets {

class DiagnosticsPane;

/// When the window stood still, for how long, and in what: a list, and the stack of the chosen one.
class StallPane final : public QWidget {
    Q_OBJECT
public:
    explicit StallPane(QWidget* parent = nullptr);

    void show(const models::DiagnosticsPicture& picture);
    [[nodiscard]] DiagnosticsPane& list() { return *m_list; }

private:
    void showStack();
    void copy();

    DiagnosticsPane* m_list = nullptr;
    QWidget* m_foot = nullptr;
    QPlainTextEdit* m_stack = nullptr;
    QPushButton* m_copy = nullptr;
    std::map<QString, QString> m_stacks; ///< By the row's id.
};

} // namespace grapevine::widgets
