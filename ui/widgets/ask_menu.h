#pragma once

#include <QToolButton>

#include <functional>

#include "ui/models/ask_templates.h"

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

    /// As JSON text from the settings; what is none of ours is left out.
    void setTemplates(const QByteArray& json);
    [[nodiscard]] const models::AskTemplates& templates() const { return m_kept; }

Q_SIGNALS:
    /// A `serf://` address from the clipboard, or whatever else stands there.
    void uriRequested(const QString& text);
    /// The person wants this template in the form.
    void draftChosen(const grapevine::models::AskDraft& draft);
    /// To be kept in the settings.
    void templatesChanged(const QByteArray& json);
    void repeatRequested();

private:
    void open();
    void editTemplates();
    void listTemplates();
    void put(const QString& text) const;

    std::function<models::AskDraft()> m_draft;
    models::AskTemplates m_kept;
    QMenu* m_menu = nullptr;
    QMenu* m_templates = nullptr;
    QAction* m_copyUri = nullptr;
    QAction* m_copyCommand = nullptr;
};

} // namespace grapevine::widgets
