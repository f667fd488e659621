<?xml version="1.0" encoding="UTF-8"?>
<!-- Which notes stand where. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether a note is called from the text by a number and stands apart from it: the
       source puts it at the foot or the end, or says nothing of its place. A note that stands between
       paragraphs has no words that could call it, nor has an entry, whose note may stand in a group. -->
  <xsl:function name="f:footnote" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="
        exists($note[self::note][@xml:id][ancestor::text]
          [every $place in tokenize(@place)
            satisfies $place = ('foot', 'footer', 'footnote', 'bottom', 'end', 'endnote', 'tablefoot', 'unspecified')])
        and empty($note/ancestor::*[not(self::noteGrp)][1]/(self::app | self::rdgGrp | self::person | self::place
          | self::org | self::bibl | self::biblStruct | self::analytic | self::monogr | self::imprint | self::series
          | self::notesStmt | self::event | self::relation | self::category | self::entry | self::superEntry
          | self::hom | self::re | self::sense))
        and empty($note/(parent::body | parent::front | parent::back | parent::text
          | parent::div | parent::div1 | parent::div2 | parent::div3 | parent::div4 | parent::div5
          | parent::div6 | parent::div7 | parent::table | parent::row | parent::list | parent::castList | ancestor::msDesc))"/>
  </xsl:function>

  <!-- Returns whether a note stands in the margin of the source. -->
  <xsl:function name="f:marginal" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="
        some $place in tokenize(lower-case($note/@place))
        satisfies matches($place, '^(marg|left|right|outer|inner|outside|inside|side|opposite)')"/>
  </xsl:function>

  <!-- Returns whose a note is by what its type, or its responsibility, says. -->
  <xsl:function name="f:owner" as="xs:string?">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="words" as="xs:string*" select="
        $note/(@type, @subtype, @resp) ! tokenize(lower-case(.), '[\s#:]+')"/>
    <xsl:sequence select="
        if ($words = ('author', 'authorial', 'auth', 'aut', 'original', 'source')) then 'author'
        else if ($words = ('editor', 'editorial', 'ed', 'edt', 'comment', 'commentary', 'translator'))
        then 'editor' else ()"/>
  </xsl:function>

  <xsl:key name="f:notes" match="note[f:footnote(.)][f:owner(.)]" use="f:owner(.)"/>

  <!-- The types of what is on the text itself. -->
  <xsl:variable name="f:textual" static="yes" as="xs:string*" select="
      'textcrit', 'textcritical', 'text-critical', 'critical', 'crit', 'tc', 'textual', 'variant', 'variants',
      'textkritik', 'textkritisch'"/>

  <!-- Returns the series that a note belongs to: "critical" if it is on the text, and called by a letter;
       "author" if it is the source's own beside notes of the editor's, and called by an asterisk; else
       "numbers". -->
  <xsl:function name="f:series" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        if (tokenize(lower-case($note/@type)) = $f:textual) then 'critical'
        else if (f:owner($note) = 'author' and exists(key('f:notes', 'editor', root($note)))) then 'author'
        else 'numbers'"/>
  </xsl:function>

</xsl:stylesheet>
