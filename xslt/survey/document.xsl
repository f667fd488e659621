<?xml version="1.0" encoding="UTF-8"?>
<!-- A document as a whole: what it offers (ids, parts) and where it points. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:survey" as="element(s:survey)">
    <xsl:variable name="text" as="element()*" select="* except */teiHeader, */*[not(self::teiHeader)]"/>
    <s:survey>
      <xsl:apply-templates select="*/teiHeader[1]" mode="m:metadata"/>
      <s:words count="{f:count-words(string-join($text[self::text | self::sourceDoc], ' '))}"/>
      <xsl:for-each select="f:parts(*)">
        <s:part id="{@xml:id}"><xsl:value-of select="f:heading(.)"/></s:part>
      </xsl:for-each>
      <!-- A unit of a volume has no header of its own that could say it: its division does. -->
      <xsl:apply-templates select="if (f:unit(*)) then f:unit(*) else */(., teiHeader[1])" mode="m:versions"/>
      <xsl:if test="$text/descendant::app/descendant::rdg/@wit">
        <s:collated/>
      </xsl:if>
      <xsl:apply-templates select="*" mode="m:anchors"/>
      <xsl:apply-templates select="*" mode="m:pointers"/>
      <!-- What a volume's header says is said of the volume, not once more of each of its units. -->
      <xsl:apply-templates select="if (f:unit(*)) then */* except */teiHeader else *" mode="m:passages"/>
      <xsl:apply-templates select="*//*[@xml:id and f:is-entry(.)]" mode="m:own"/>
      <xsl:apply-templates select="*//ptr[@d:unit]" mode="m:unit"/>
      <xsl:apply-templates select="f:correspondence(*)" mode="m:act"/>
      <xsl:apply-templates select="*/teiHeader[1]/profileDesc/textClass" mode="m:subjects"/>
      <xsl:apply-templates select="*/teiHeader[1]/fileDesc/sourceDesc//msIdentifier" mode="m:holding"/>
      <xsl:call-template name="f:redactions">
        <xsl:with-param name="texts" select="*/(text | sourceDoc)"/>
      </xsl:call-template>
    </s:survey>
  </xsl:template>

  <!-- Returns how many words there are in a text: what white space parts. -->
  <xsl:function name="f:count-words" as="xs:integer">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space($text)"/>
    <xsl:sequence select="if ($line eq '') then 0 else 1 + string-length($line) - string-length(translate($line, ' ', ''))"/>
  </xsl:function>

  <!-- Returns the divisions that get a page each if the document is long: the outermost ones. -->
  <xsl:function name="f:parts" as="element()*">
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="divisions" as="element()*"
      select="$document/text/(front | body | back)/(child::div | div1)
            | $document/text/group/text"/>
    <xsl:sequence select="$divisions[@xml:id][count($divisions) gt 1]"/>
  </xsl:function>

  <!-- Returns what a division is called: its heading, else its number or type. -->
  <xsl:function name="f:heading" as="xs:string">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="heads" as="element()*"
      select="$division/(head, (front, body)/head, front/titlePage/docTitle, body/div[1]/head)"/>
    <xsl:sequence select="(f:reading-text($heads[1])[. ne ''],
      string-join(($division/@type, $division/@n), ' ')[. ne ''], $division/@xml:id)[1]"/>
  </xsl:function>

  <xsl:mode name="m:own" on-no-match="fail" on-multiple-match="fail"/>

  <!-- An entry that a document holds itself: in its header, in standOff, in a list of its own. -->
  <xsl:template match="*" mode="m:own" as="element(s:entity)">
    <s:entity id="{@xml:id}" kind="{f:kind(.)}">
      <xsl:sequence select="f:entry-facts(.)"/>
    </s:entity>
  </xsl:template>

  <xsl:mode name="m:unit" on-no-match="fail" on-multiple-match="fail"/>

  <!-- A unit of a volume, and the divisions around it. -->
  <xsl:template match="ptr" mode="m:unit" as="element(s:unit)">
    <s:unit document="{@d:unit}">
      <xsl:for-each select="ancestor::*[head][not(@d:unit)]">
        <s:chapter id="{@xml:id}"><xsl:value-of select="f:heading(.)"/></s:chapter>
      </xsl:for-each>
    </s:unit>
  </xsl:template>

  <!-- Returns the division that a document was made of, if it is a unit of a volume. -->
  <xsl:function name="f:unit" as="element()?">
    <xsl:param name="document" as="element()"/>
    <xsl:sequence select="$document/(. | text | text/body | sourceDoc)/*[@d:unit][not(self::list)]"/>
  </xsl:function>

  <xsl:mode name="m:anchors" on-no-match="fail" on-multiple-match="fail"/>

  <!-- What has an id in an element, itself included; the document itself and its header are hidden. -->
  <xsl:template match="*" mode="m:anchors" as="element(s:anchor)*">
    <xsl:param name="part" as="xs:string" select="''"/>
    <xsl:for-each select="descendant-or-self::*[@xml:id]">
      <s:anchor id="{@xml:id}" part="{$part}">
        <xsl:if test="ancestor-or-self::teiHeader and not(f:is-entry(.)) or self::* is /*">
          <xsl:attribute name="hidden" select="'true'"/>
        </xsl:if>
      </s:anchor>
    </xsl:for-each>
  </xsl:template>

  <xsl:template mode="m:anchors" as="element(s:anchor)*" priority="1"
    match="/* | /*/text | /*/text/front | /*/text/body | /*/text/back | /*/text/group">
    <xsl:if test="@xml:id">
      <s:anchor id="{@xml:id}" part="">
        <xsl:if test=". is /*">
          <xsl:attribute name="hidden" select="'true'"/>
        </xsl:if>
      </s:anchor>
    </xsl:if>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- What stands in one of the outermost divisions may get a page of its own with it. -->
  <xsl:template mode="m:anchors" as="element(s:anchor)*" priority="2"
    match="(div | div1)[@xml:id][parent::front | parent::body | parent::back][../../.. is /*]
         | text[@xml:id][parent::group/parent::text/.. is /*]">
    <xsl:next-match>
      <xsl:with-param name="part" select="string(@xml:id)"/>
    </xsl:next-match>
  </xsl:template>

  <xsl:mode name="m:pointers" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:pointers" as="element()*">
    <xsl:apply-templates select="@*" mode="#current"/>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- What is shown as an example, or belongs to another vocabulary, points nowhere in this edition. -->
  <xsl:template match="*[namespace-uri() ne 'http://www.tei-c.org/ns/1.0']" mode="m:pointers" as="element()*"
    priority="1">
    <xsl:apply-templates select="*[namespace-uri() ne namespace-uri(current())]" mode="#current"/>
  </xsl:template>

  <!-- Attributes that hold one pointer or several (teidata.pointer). -->
  <xsl:template mode="m:pointers" as="element(s:pointer)*"
    match="@ref | @target | @who | @toWhom | @corresp | @resp | @wit | @next | @prev | @sameAs | @copyOf
         | @hand | @source | @active | @passive | @mutual | @ana | @synch | @change | @edRef | @spanTo
         | @targetEnd | @decls | @exclude | @select | @parts | @lemmaRef | @datingPoint | @origin | @rendition">
    <xsl:variable name="attribute" as="attribute()" select="."/>
    <xsl:for-each select="tokenize(.)">
      <s:pointer value="{.}" name="{name($attribute)}">
        <xsl:sequence select="f:stamp($attribute/..)"/>
      </s:pointer>
    </xsl:for-each>
  </xsl:template>

  <!-- A @source that is a plain word names a source by its siglum; only what looks like a pointer is one. -->
  <xsl:template match="@source[not(matches(., '[#/:.]'))] | @hand[not(matches(., '[#/:.]'))]
                     | @wit[not(matches(., '[#/:.]'))] | @rendition[not(matches(., '[#/:.]'))]"
    mode="m:pointers" priority="2"/>

  <xsl:template match="@key" mode="m:pointers" as="element(s:pointer)">
    <s:pointer value="{.}" name="key">
      <xsl:sequence select="f:stamp(..)"/>
    </s:pointer>
  </xsl:template>

  <xsl:template match="graphic/@url | media/@url | @facs" mode="m:pointers" as="element(s:file)*">
    <xsl:variable name="attribute" as="attribute()" select="."/>
    <xsl:for-each select="if (name() eq 'url') then string() else tokenize(.)">
      <s:file value="{.}" name="{name($attribute)}">
        <xsl:sequence select="f:stamp($attribute/..)"/>
      </s:file>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="prefixDef" mode="m:pointers" as="element(s:prefix)">
    <s:prefix ident="{@ident}" pattern="{@matchPattern}" replacement="{@replacementPattern}"/>
  </xsl:template>

  <!-- Returns the place of an element: its file and its number there. -->
  <xsl:function name="f:stamp" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:attribute name="file" select="$element/ancestor-or-self::*[@d:file][1]/@d:file"/>
    <xsl:attribute name="at" select="$element/@d:at"/>
  </xsl:function>
</xsl:stylesheet>
