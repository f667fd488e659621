<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3.9, Notes. A footnote has its call in the text and stands at the end of the document;
     another note stands where it is. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="note[f:footnote(.)]" mode="m:html" priority="2" as="element()">
    <sup class="call" data-generated="">
      <a id="ui-call-{@xml:id}" href="#{encode-for-uri(@xml:id)}" role="doc-noteref">
        <xsl:value-of select="f:note-number(.)"/>
      </a>
    </sup>
  </xsl:template>

  <!-- Returns the number, or the sign, that a note is called by. -->
  <xsl:function name="f:note-number" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="($note/@n ! normalize-space(.)[. ne ''], '*')[1]"/>
  </xsl:function>

  <!-- A note in its place: a block among blocks, else between brackets. -->
  <xsl:template match="note" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:attribute name="data-alternative" select="'note'"/>
      <xsl:variable name="bare" as="xs:boolean" select="not(matches(., '^\s*[\[(]'))"/>
      <xsl:sequence select="f:sign(' '[not(f:apart-before(current()))] || '['[$bare])"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(']'[$bare] || ' '[not(f:apart-after(current()))])"/>
    </span>
  </xsl:template>

  <!-- … also where it stands within a word, or between letters of a script without spaces. -->
  <xsl:template match="note[not(f:block(.))][matches(f:end(preceding-sibling::node()[1][self::text()]), '[\p{L}\p{N}]')]
        [matches(following-sibling::node()[1][self::text()], '^[\p{L}\p{N}]')]" mode="m:html" priority="0.9"
      as="element()">
    <span data-alternative="note">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign('[')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(']')"/>
    </span>
  </xsl:template>

  <xsl:template match="note[f:block(.)]" mode="m:html" priority="1" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'margin'[f:marginal(current())]"/>
      </xsl:apply-templates>
      <xsl:sequence select="f:generated('number', @n || ' ')[current()/@n]"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="noteGrp" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A note in an entry of a register, a bibliography or a dictionary is part of what the entry says. -->
  <xsl:template match="(person | personGrp | org | place | event | object | nym | relation | bibl
        | biblStruct | analytic | monogr | imprint | series | notesStmt | resp | entry | superEntry | hom
        | re | sense | msItem | msItemStruct | msContents)/note" mode="m:html" priority="1.5" as="node()+">
    <xsl:text> </xsl:text>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A note in the header is one of its statements. -->
  <xsl:template match="note[ancestor::teiHeader][not(f:block(.))]" mode="m:html" priority="0.8" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- A note of the source's in its margin. -->
  <xsl:template match="note[f:marginal(.)][not(f:block(.))]" mode="m:html" priority="1"
      as="element()">
    <small>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'margin'"/>
      </xsl:apply-templates>
      <xsl:attribute name="data-alternative" select="'note'"/>
      <xsl:sequence select="f:unseen(' [')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:unseen('] ')"/>
    </small>
  </xsl:template>

  <!-- The notes to what a page shows. -->
  <xsl:template name="f:endnotes" as="element()?">
    <xsl:param name="notes" as="element()*"/>
    <xsl:if test="exists($notes)">
      <section class="endnotes" role="doc-endnotes" aria-labelledby="ui-notes">
        <h2 id="ui-notes" data-generated=""><xsl:value-of select="f:label('notes')"/></h2>
        <xsl:apply-templates select="$notes" mode="m:endnote"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="note" mode="m:endnote" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'endnote'"/>
      </xsl:apply-templates>
      <a class="back" href="#ui-call-{encode-for-uri(@xml:id)}" role="doc-backlink" data-generated=""
          title="{f:label('note.back')}">
        <xsl:value-of select="f:note-number(.)"/>
      </a>
      <div class="body">
        <xsl:sequence select="f:language-apart(.)"/>
        <xsl:sequence select="f:note-owner(.) ! f:generated('owner', f:label('note.' || .) || ': ')"/>
        <xsl:apply-templates mode="m:html"/>
      </div>
    </div>
  </xsl:template>

  <!-- Returns "author" or "editor" for a note that is marked as one of theirs in a text that has both. -->
  <xsl:function name="f:note-owner" as="xs:string?">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="owner" as="xs:string?" select="f:owner($note)"/>
    <xsl:sequence select="
        $owner[some $other in key('f:notes', true(), root($note)) satisfies f:owner($other) ne $owner]"/>
  </xsl:function>

  <xsl:key name="f:notes" match="note[f:footnote(.)][f:owner(.)]" use="true()"/>

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

</xsl:stylesheet>
