#pragma once

#include <QToolButton>

#include <functional>

#include "ui/models/ask_draft.h"

class QAction;
class QMenu;

namespace grapevine::widgets {

/// What else can be done with the form: addresses and command lines in and out, templates, and
/// sending again and again.
class AskMenu final : public QToolButton {
    Q_OBJECT
public:
    /// `draft` tells what the form holds when the menu opens.
    explicit AskMenu(std::function<models::AskDraft()> draft, QWidget* parent = nullptr);

    void setTemplateNames(const QStringList& names);

Q_SIGNALS:
    /// A `serf://` address from the clipboard, or whatever else stands there.
    void uriRequested(const QString& text);
    void templateChosen(const QString& name);
    void templatesRequested();
    void repeatRequested();

private:
    void open();
    void put(const QString& text) const;

    std::function<models::AskDraft()> m_draft;
    QMenu* m_menu = nullptr;
    QMenu* m_templates = nullptr;
    QAction* m_copyUri = nullptr;
    QAction* m_copyCommand = nullptr;
};

} // namespace grapevine::widgets
