#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/base/bytes.h"
#include "core/crypto/wiped_heap.h"
#include "tests/unit/crypto/memory_scan.h"
#include "ui/widgets/passphrase_dialog.h"
#include "ui/widgets/secret_line_edit.h"

using namespace grapevine;
using test::MemoryScan;
using widgets::PassphraseDialog;
using widgets::SecretLineEdit;

/// The field for secrets: what is typed is what is told, and it stands nowhere else. R32.
class TstSecretField final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QGuiApplication::clipboard()->clear(); }
    void whatIsTypedIsTold();
    void anywhereInTheMiddle();
    void aChosenPieceIsReplaced();
    void pastedWithItsLineEnd();
    void pastedFromTheMenu();
    void anInputMethodTypesToo();
    void whatFarKeyboardsHoldIsTyped_data();
    void whatFarKeyboardsHoldIsTyped();
    void commandsTypeNothing();
    void twoUnitsAreOneCharacter();
    void marksFromOutsideAreNoSecret();
    void setFromOutsideIsTaken();
    void theLineEditHoldsMarksOnly();
    void nothingCanBeCopiedOrUndone();
    void longerThanLongestIsCut();
    void whatWasEnteredIsNowhereOnceWiped_data();
    void whatWasEnteredIsNowhereOnceWiped();
    void aPassphraseIsTypedTwice();
    void aWrongPassphraseSaysSo();
};

void TstSecretField::whatIsTypedIsTold()
{
    SecretLineEdit field;
    field.show();
    QSignalSpy changed(&field, &SecretLineEdit::secretChanged);
    QTest::keyClicks(&field, QStringLiteral("c2VjcmV0*"));
    // A letter that the test's keyboard lacks.
    QKeyEvent umlaut(QEvent::KeyPress, Qt::Key_Odiaeresis, Qt::NoModifier, QStringLiteral("ö"));
    QCoreApplication::sendEvent(&field, &umlaut);
    QCOMPARE(field.secret(), QStringLiteral("c2VjcmV0*ö"));
    QCOMPARE(field.secretUtf8(), QStringLiteral("c2VjcmV0*ö").toUtf8());
    QCOMPARE(changed.count(), 10);
    QTest::keyClick(&field, Qt::Key_Backspace);
    QCOMPARE(field.secret(), QStringLiteral("c2VjcmV0*"));
}

void TstSecretField::anywhereInTheMiddle()
{
    SecretLineEdit field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("abef"));
    QTest::keyClick(&field, Qt::Key_Left);
    QTest::keyClick(&field, Qt::Key_Left);
    QTest::keyClicks(&field, QStringLiteral("cd"));
    QCOMPARE(field.secret(), QStringLiteral("abcdef"));
    QTest::keyClick(&field, Qt::Key_Delete);
    QCOMPARE(field.secret(), QStringLiteral("abcdf"));
    QTest::keyClick(&field, Qt::Key_Backspace);
    QCOMPARE(field.secret(), QStringLiteral("abcf"));
    QTest::keyClick(&field, Qt::Key_Home);
    QTest::keyClick(&field, Qt::Key_Delete);
    QCOMPARE(field.secret(), QStringLiteral("bcf"));
}

void TstSecretField::aChosenPieceIsReplaced()
{
    SecretLineEdit field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("abcdef"));
    field.setSelection(1, 3);
    QTest::keyClicks(&field, QStringLiteral("X"));
    QCOMPARE(field.secret(), QStringLiteral("aXef"));
    field.setSelection(1, 2);
    QTest::keyClick(&field, Qt::Key_Backspace);
    QCOMPARE(field.secret(), QStringLiteral("af"));
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_Delete);
    QVERIFY(!field.hasSecret());
}

void TstSecretField::pastedWithItsLineEnd()
{
    SecretLineEdit field;
    field.show();
    QGuiApplication::clipboard()->setText(QStringLiteral("c2VjcmV0\n"));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(field.secret(), QStringLiteral("c2VjcmV0"));
}

void TstSecretField::pastedFromTheMenu()
{
    SecretLineEdit field;
    field.show();
    QGuiApplication::clipboard()->setText(QStringLiteral("c2VjcmV0"));
    QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, field.mapToGlobal(QPoint{5, 5}));
    QCoreApplication::sendEvent(&field, &event);
    auto* menu = field.findChild<QMenu*>(QStringLiteral("secretMenu"));
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions()[0]->trigger();
    QCOMPARE(field.secret(), QStringLiteral("c2VjcmV0"));
    menu->actions()[1]->setEnabled(true);
    menu->actions()[1]->trigger();
    QVERIFY(!field.hasSecret());
    menu->close();
}

void TstSecretField::anInputMethodTypesToo()
{
    SecretLineEdit field;
    field.show();
    QInputMethodEvent half(QStringLiteral("s"), {});
    QCoreApplication::sendEvent(&field, &half);
    QVERIFY(!field.hasSecret());
    QVERIFY(field.text().isEmpty());
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("sé"));
    QCoreApplication::sendEvent(&field, &done);
    QCOMPARE(field.secret(), QStringLiteral("sé"));
}

void TstSecretField::whatFarKeyboardsHoldIsTyped_data()
{
    QTest::addColumn<Qt::KeyboardModifiers>("held");
    QTest::newRow("AltGr as Ctrl+Alt")
        << Qt::KeyboardModifiers(Qt::ControlModifier | Qt::AltModifier);
    QTest::newRow("with Shift") << Qt::KeyboardModifiers(Qt::ControlModifier | Qt::AltModifier |
                                                         Qt::ShiftModifier);
    QTest::newRow("Meta") << Qt::KeyboardModifiers(Qt::MetaModifier);
    QTest::newRow("Alt") << Qt::KeyboardModifiers(Qt::AltModifier);
}

void TstSecretField::whatFarKeyboardsHoldIsTyped()
{
    QFETCH(Qt::KeyboardModifiers, held);
    SecretLineEdit field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("abcd"));
    for (const char16_t one : u"@**\\") {
        if (one == u'\0') break;
        QKeyEvent key(QEvent::KeyPress, Qt::Key_Q, held, QString(QChar(one)));
        QCoreApplication::sendEvent(&field, &key);
        QVERIFY(key.isAccepted());
    }
    QCOMPARE(field.secret(), QStringLiteral("abcd@**\\"));
    QCOMPARE(field.text(), QStringLiteral("********"));
}

void TstSecretField::commandsTypeNothing()
{
    SecretLineEdit field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("abcd"));
    // Some systems tell Ctrl+1 with its digit, and the keypad is one more modifier.
    for (const auto held : {Qt::KeyboardModifiers(Qt::ControlModifier),
                            Qt::KeyboardModifiers(Qt::ControlModifier | Qt::ShiftModifier),
                            Qt::KeyboardModifiers(Qt::ControlModifier | Qt::KeypadModifier)}) {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_1, held, QStringLiteral("1"));
        QCoreApplication::sendEvent(&field, &key);
        QVERIFY(!key.isAccepted());
    }
    // Nor does what cannot be read.
    QKeyEvent joiner(QEvent::KeyPress, 0, Qt::NoModifier, QString(QChar(char16_t{0x200D})));
    QCoreApplication::sendEvent(&field, &joiner);
    QCOMPARE(field.secret(), QStringLiteral("abcd"));
    QCOMPARE(field.text(), QStringLiteral("****"));
}

void TstSecretField::twoUnitsAreOneCharacter()
{
    const QString emoji = QString::fromUtf8("\xF0\x9F\x98\x80");
    QCOMPARE(emoji.size(), 2);
    SecretLineEdit field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("a"));
    QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, emoji);
    QCoreApplication::sendEvent(&field, &key);
    QInputMethodEvent done;
    done.setCommitString(emoji);
    QCoreApplication::sendEvent(&field, &done);
    QCOMPARE(field.secret(), QStringLiteral("a") + emoji + emoji);
    QTest::keyClick(&field, Qt::Key_Backspace);
    QCOMPARE(field.secret(), QStringLiteral("a") + emoji);
    QCOMPARE(field.text(), QStringLiteral("***"));
    // Amid it nothing is written, and half of it is not replaced.
    field.setCursorPosition(2);
    QTest::keyClicks(&field, QStringLiteral("b"));
    QCOMPARE(field.secret(), QStringLiteral("a") + emoji + QStringLiteral("b"));
    field.setSelection(2, 2);
    QTest::keyClicks(&field, QStringLiteral("c"));
    QCOMPARE(field.secret(), QStringLiteral("ac"));
    QCOMPARE(field.text(), QStringLiteral("**"));
    // Half of it is no secret where only one unit has room.
    field.wipe();
    QGuiApplication::clipboard()->setText(QString(SecretLineEdit::kLongest - 1, u'x') + emoji);
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(field.secret().size(), qsizetype{SecretLineEdit::kLongest - 1});
}

void TstSecretField::marksFromOutsideAreNoSecret()
{
    SecretLineEdit field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("abc"));
    field.insert(QStringLiteral("**"));
    QVERIFY(!field.hasSecret());
    QVERIFY(field.text().isEmpty());
    QTest::keyClicks(&field, QStringLiteral("**"));
    QCOMPARE(field.secret(), QStringLiteral("**"));
}

void TstSecretField::setFromOutsideIsTaken()
{
    SecretLineEdit field;
    field.setText(QStringLiteral("c2VjcmV0"));
    QCOMPARE(field.secret(), QStringLiteral("c2VjcmV0"));
    QCOMPARE(field.text(), QStringLiteral("********"));
}

void TstSecretField::theLineEditHoldsMarksOnly()
{
    SecretLineEdit field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("c2VjcmV0"));
    QCOMPARE(field.text(), QStringLiteral("********"));
    QVERIFY(field.displayText() != field.secret());
    QCOMPARE(field.echoMode(), QLineEdit::Password);
}

void TstSecretField::nothingCanBeCopiedOrUndone()
{
    SecretLineEdit field;
    field.show();
    QTest::keyClicks(&field, QStringLiteral("c2VjcmV0"));
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_X, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!field.hasSecret());
    QVERIFY(field.text().isEmpty());
}

void TstSecretField::longerThanLongestIsCut()
{
    SecretLineEdit field;
    field.show();
    QGuiApplication::clipboard()->setText(QString(2'000, QLatin1Char('x')));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(field.secret().size(), qsizetype{SecretLineEdit::kLongest});
    QTest::keyClicks(&field, QStringLiteral("y"));
    QCOMPARE(field.secret().size(), qsizetype{SecretLineEdit::kLongest});
    QCOMPARE(field.text().size(), field.secret().size());
}

void TstSecretField::whatWasEnteredIsNowhereOnceWiped_data()
{
    QTest::addColumn<bool>("pasted");
    QTest::newRow("typed") << false;
    QTest::newRow("pasted") << true;
}

void TstSecretField::whatWasEnteredIsNowhereOnceWiped()
{
    QFETCH(bool, pasted);
    if (!crypto::wipeFreedMemory()) return; // A sanitizer keeps what is freed.
    // Letter by letter, so that this test itself holds it nowhere.
    const auto letter = [](int at) { return QChar(u'!' + (at * 37 + 11) % 90); };
    constexpr int kLength = 44;
    std::optional<MemoryScan> narrow;
    std::optional<MemoryScan> wide;
    {
        QString text;
        for (int at = 0; at < kLength; ++at)
            text += letter(at);
        const auto latin = text.toLatin1();
        narrow.emplace(ByteView(reinterpret_cast<const std::byte*>(latin.constData()), kLength));
        wide.emplace(ByteView(reinterpret_cast<const std::byte*>(text.constData()), kLength * 2));
        if (pasted) QGuiApplication::clipboard()->setText(text);
    }
    SecretLineEdit field;
    field.show();
    if (pasted) {
        QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
        QGuiApplication::clipboard()->clear();
    } else {
        for (int at = 0; at < kLength; ++at)
            QTest::keyClick(&field, letter(at).toLatin1());
    }
    QCOMPARE(field.text().size(), qsizetype{kLength});
    QCOMPARE(wide->finds().size(), std::size_t{1}); // The field's own.
    {
        QByteArray bytes = field.secretUtf8();
        QVERIFY(!narrow->finds().empty());
        widgets::wipeCopy(bytes);
    }
    QVERIFY(narrow->finds().empty());
    field.wipe();
    QVERIFY(wide->finds().empty());
    QVERIFY(narrow->finds().empty());
}

void TstSecretField::aPassphraseIsTypedTwice()
{
    PassphraseDialog dialog(PassphraseDialog::Kind::New, QStringLiteral("~/keys.sealed"));
    dialog.show();
    auto* accept = dialog.findChild<QPushButton*>(QStringLiteral("passphraseAccept"));
    auto* fresh = dialog.findChild<SecretLineEdit*>(QStringLiteral("passphraseNew"));
    auto* again = dialog.findChild<SecretLineEdit*>(QStringLiteral("passphraseAgain"));
    auto* problem = dialog.findChild<QLabel*>(QStringLiteral("passphraseProblem"));
    QVERIFY(!accept->isEnabled());
    QTest::keyClicks(fresh, QStringLiteral("short"));
    QVERIFY(problem->text().contains(QStringLiteral("8")));
    QTest::keyClicks(fresh, QStringLiteral("er words"));
    QTest::keyClicks(again, QStringLiteral("shorter word"));
    QVERIFY(!accept->isEnabled());
    QVERIFY(!problem->text().isEmpty());
    QTest::keyClicks(again, QStringLiteral("s"));
    QVERIFY(accept->isEnabled());
    QVERIFY(problem->text().isEmpty());
    QTest::keyClick(again, Qt::Key_Return);
    QCOMPARE(dialog.result(), int{QDialog::Accepted});
}

void TstSecretField::aWrongPassphraseSaysSo()
{
    PassphraseDialog dialog(PassphraseDialog::Kind::Enter, QStringLiteral("~/keys.sealed"));
    dialog.show();
    dialog.showWrong();
    auto* problem = dialog.findChild<QLabel*>(QStringLiteral("passphraseProblem"));
    QVERIFY(!problem->text().isEmpty());
    auto* field = dialog.findChild<SecretLineEdit*>(QStringLiteral("passphraseNow"));
    QTest::keyClicks(field, QStringLiteral("x"));
    QVERIFY(problem->text().isEmpty());
    QVERIFY(dialog.findChild<QPushButton*>(QStringLiteral("passphraseAccept"))->isEnabled());
}

QTEST_MAIN(TstSecretField)
#include "tst_secret_field.moc"
