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

  <!-- A note may be called again, by a reference to it, or stand elsewhere and be called so alone. -->
  <xsl:template match="ref[f:calls(.)]" mode="m:html" priority="1.2" as="element()">
    <a>
      <xsl:attribute name="id" select="f:call-id(.)"/>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:attribute name="href" select="'#' || encode-for-uri(f:note-called(.)/@xml:id)"/>
      <xsl:attribute name="role" select="'doc-noteref'"/>
      <xsl:apply-templates mode="#current"/>
    </a>
  </xsl:template>

  <xsl:template match="ptr[f:calls(.)] | ref[not(node())][f:calls(.)]" mode="m:html" priority="1.5" as="element()">
    <sup class="call" data-generated="">
      <a id="{f:call-id(.)}" href="#{encode-for-uri(f:note-called(.)/@xml:id)}" role="doc-noteref">
        <xsl:value-of select="f:note-number(f:note-called(.))"/>
      </a>
    </sup>
  </xsl:template>

  <!-- Returns whether a reference calls a note of the same page, in words that hold no link themselves. -->
  <xsl:function name="f:calls" as="xs:boolean">
    <xsl:param name="reference" as="element()"/>
    <xsl:sequence select="exists(f:note-called($reference)) and not(f:holds-links($reference))"/>
  </xsl:function>

  <!-- Returns the note of the page that a reference leads to. -->
  <xsl:function name="f:note-called" as="element(note)?">
    <xsl:param name="reference" as="element()"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($reference/@target, '#')"/>
    <xsl:sequence select="
        if (starts-with($reference/@target, '#') and not(contains($id, ' ')))
        then id($id, root($reference))[1]/self::note[ancestor::text][f:footnote(.) or f:block(.)][f:on-page(.)]
        else ()"/>
  </xsl:function>

  <!-- Returns the id of a reference that calls a note: its own, else that of the note with a number. -->
  <xsl:function name="f:call-id" as="xs:string">
    <xsl:param name="reference" as="element()"/>
    <xsl:variable name="note" as="xs:string" select="substring($reference/@target, 2)"/>
    <xsl:sequence select="
        ($reference/@xml:id ! string(),
         'ui-again-' || $note || '-' || count(key('f:references', $note, root($reference))[. &lt;&lt; $reference]) + 1)[1]"/>
  </xsl:function>

  <xsl:key name="f:references" match="ref[starts-with(@target, '#')] | ptr[starts-with(@target, '#')]"
      use="substring(@target, 2)"/>

  <!-- The ways back from a note to the references that call it; the first of all calls has the number. -->
  <xsl:template name="f:ways-back" as="element(a)*" xpath-default-namespace="">
    <xsl:param name="numbered" as="xs:integer" select="1"/>
    <xsl:for-each select="key('f:references', @xml:id)[not(ancestor::*:teiHeader)][f:on-page(.)][f:calls(.)]">
      <a class="back again" href="#{encode-for-uri(f:call-id(.))}" role="doc-backlink" data-generated=""
          title="{f:label-with('note.back-again', map{'n': string(position() + $numbered)})}">
        <xsl:number value="position() + $numbered" format="a"/>
      </a>
    </xsl:for-each>
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
      <xsl:call-template name="f:ways-back">
        <xsl:with-param name="numbered" select="0"/>
      </xsl:call-template>
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
        <h2 id="ui-notes" data-generated=""><xsl:sequence select="$f:own-language, f:label('notes')"/></h2>
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
        <xsl:call-template name="f:ways-back"/>
      </div>
    </div>
  </xsl:template>

  <!-- Returns "author" or "editor" for a note that is marked as one of theirs in a text that has both. -->
  <xsl:function name="f:note-owner" as="xs:string?">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="owner" as="xs:string?" select="f:owner($note)"/>
    <xsl:sequence select="
        $owner[exists(key('f:notes', if (. eq 'author') then 'editor' else 'author', root($note)))]"/>
  </xsl:function>

</xsl:stylesheet>
