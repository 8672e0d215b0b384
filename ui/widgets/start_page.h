#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

#include "ui/widgets/key_keeping.h"
#include "ui/widgets/open_cluster.h"
#include "ui/widgets/peek_request.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace grapevine::widgets {

class AccessForm;
class DemoButton;
class LinkButton;
class LinkList;

/// The first thing a person sees: the demo, and one field for the address of any member. The
/// keys D and L lead there from everywhere but a text field.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(const QString& version, QWidget* parent = nullptr);

    /// Up to five clusters looked at before, newest first.
    void setRecent(const QStringList& addresses);
    /// What is open now, above everything: the way back to it.
    void setOpen(const OpenClusters& clusters);
    /// What the person gave a name, above those.
    void setProfiles(const QStringList& names);
    /// Offers the agent that listens on this machine.
    void offerLocalAgent(const QString& address);
    /// A `serf://` address that came without a cluster, as plain text; empty: none.
    void setWaiting(const QString& uri);
    /// What was written into the other's fields; never a key.
    void takeOver(const StartPage& other);
    void setAddresses(const QString& text);
    void setLabel(const QString& label);
    /// Asks for the key of a cluster that wants one.
    void askForKey();
    [[nodiscard]] QString addresses() const;
    /// Where keys can be kept.
    void setKeepingOffer(KeepingOffer offer);
    /// Where the key is to be kept that is asked for.
    void setKeeping(KeyKeeping keeping);
    /// Which profile leads to what is entered; empty: none.
    using FindProfile =
        std::function<QString(const std::vector<HostPort>& seeds, const QString& label)>;
    void setFindProfile(FindProfile find);
    /// Something about what was entered is wrong; says so and puts the cursor there.
    enum class Field { Address, Key, Label, Bind };
    void showProblem(const QString& sentence, Field field);
    /// A typed key is not kept longer than it takes to hand it over.
    void forgetKey();
    void focusAddress();
    /// The field where there is something to go on with; else the first of the ways in.
    void focusFirst();

Q_SIGNALS:
    void demoRequested();
    void openChosen(int id);
    void compareExportsRequested();
    /// What Grapevine itself has to tell.
    void diagnosticsWanted();
    void settingsRequested();
    /// A Serf agent's configuration is to be imported; empty: it is to be chosen.
    void importRequested(const QString& path);
    void profileChosen(const QString& name);
    /// Somebody begins to enter a key.
    void secretExpected();
    void peekRequested(const grapevine::widgets::PeekRequest& request);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void submit();
    void look(const QString& addresses);
    void unfold(bool open);
    void showUnderstood();
    void findProfile();
    QWidget* buildHead();
    QWidget* buildFoot(const QString& version);

    DemoButton* m_demo = nullptr;
    QLineEdit* m_address = nullptr;
    QPushButton* m_look = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_waiting = nullptr;
    LinkButton* m_local = nullptr;
    LinkButton* m_compare = nullptr;
    LinkButton* m_settings = nullptr;
    LinkButton* m_import = nullptr;
    QToolButton* m_fold = nullptr;
    AccessForm* m_access = nullptr;
    LinkList* m_open = nullptr;
    OpenClusters m_openClusters;
    LinkList* m_profiles = nullptr;
    LinkList* m_recent = nullptr;
    QString m_localAddress;
    FindProfile m_findProfile;
};

} // namespace grapevine::widgets
