<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 4: the structure of texts. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template mode="m:book" as="node()*"
      match="text | front | body | back | group | div | div1 | div2 | div3 | div4 | div5 | div6 | div7
        | floatingText | argument | opener | closer | prologue | epilogue | performance | set">
    <b:div><xsl:call-template name="f:content"/></b:div>
  </xsl:template>

  <!-- Between two divisions there is some room, where no heading makes it. -->
  <xsl:template mode="m:book" as="node()*" priority="0.5"
      match="(div | div1 | div2 | div3 | div4 | div5 | div6 | div7)[not(head)]
        [f:before(.)[f:division(.)]][normalize-space()]">
    <b:interval/>
    <xsl:next-match/>
  </xsl:template>

  <!-- A division without a heading whose type says what it is. -->
  <xsl:template match="div[f:division-name(.)][normalize-space() or .//graphic]" mode="m:book" as="node()*" priority="1">
    <b:div>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <b:minor-head><xsl:value-of select="f:plain(f:division-name(.))"/></b:minor-head>
      <xsl:apply-templates mode="#current"/>
    </b:div>
  </xsl:template>

  <!-- The number of a short passage, as classical texts are cited by it, stands in the margin. -->
  <xsl:template match="div[@type = 'textpart'][@subtype = ('section', 'paragraph', 'verse')][not(head or div)]
      [matches(@n, '^\s*[0-9]{1,4}[a-z]?\s*$')][normalize-space()]" mode="m:book" as="element(b:div)" priority="2">
    <b:div>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:variable name="n" as="xs:string" select="normalize-space(@n)"/>
      <xsl:variable name="content" as="node()*"><xsl:apply-templates mode="#current"/></xsl:variable>
      <xsl:variable name="first" as="element(b:p)?" select="$content[self::* or self::text()[normalize-space()]][1][self::b:p]"/>
      <xsl:if test="empty($first)">
        <b:passage-number><xsl:value-of select="$n"/></b:passage-number>
      </xsl:if>
      <xsl:for-each select="$content">
        <xsl:copy>
          <xsl:copy-of select="@*"/>
          <xsl:if test=". is $first">
            <b:passage-number n="{$n}"/>
          </xsl:if>
          <xsl:sequence select="node()"/>
        </xsl:copy>
      </xsl:for-each>
    </b:div>
  </xsl:template>

  <!-- Returns how many divisions with a heading an element stands in. -->
  <xsl:function name="f:depth" as="xs:integer">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="count($element/ancestor::*[f:division(.)][head[not(f:titles(.))]])"/>
  </xsl:function>

  <!-- Returns whether a heading says what the document is called, before all else of the text: it stands
       as its title, which is not said twice. (What introduces the volume is in another file.) -->
  <xsl:function name="f:titles" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="
        normalize-space(f:reading-text($head)) eq f:title()
        and f:division($head/..) and empty($head/preceding-sibling::head)
        and empty($head/preceding::text()[normalize-space()][ancestor::text])
        and exists($head/ancestor::text) and empty($head/ancestor::TEI/ancestor::TEI)
        and not($context/c:context/c:document[1]/@source ne root($head)/*/@d:file)"/>
  </xsl:function>

  <xsl:template match="head[f:titles(.)]" mode="m:book" as="node()*" priority="4"/>

  <!-- Returns whether an element is one of those that make up the outline of a text. -->
  <xsl:function name="f:division" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5
            or self::div6 or self::div7 or self::body or self::front or self::back or self::group])
        and empty($element/(ancestor::floatingText, ancestor::note, ancestor::quote, ancestor::q,
            ancestor::table, ancestor::list, ancestor::figure))"/>
  </xsl:function>

  <!-- The first heading of a division; the levels of headings have no gaps, whatever divisions
       without a heading lie between. -->
  <xsl:template match="head[f:division(..)][not(preceding-sibling::head)]" mode="m:book" as="node()*"
      priority="1">
    <b:head level="{f:depth(.) + 1}" plain="{f:plain((f:reading-text(.)[. ne ''], normalize-space(.)[. ne ''], '…')[1])}">
      <xsl:call-template name="f:content"/>
    </b:head>
  </xsl:template>

  <xsl:template match="head" mode="m:book" as="node()*">
    <b:minor-head><xsl:call-template name="f:content"/></b:minor-head>
  </xsl:template>

  <xsl:template match="trailer | byline" mode="m:book" as="node()*">
    <b:centred><xsl:call-template name="f:content"/></b:centred>
  </xsl:template>

  <xsl:template match="dateline" mode="m:book" as="node()*">
    <b:dateline><xsl:call-template name="f:content"/></b:dateline>
  </xsl:template>

  <xsl:template match="salute" mode="m:book" as="node()*">
    <b:salute><xsl:call-template name="f:content"/></b:salute>
  </xsl:template>

  <xsl:template match="signed" mode="m:book" as="node()*">
    <b:signed><xsl:call-template name="f:content"/></b:signed>
  </xsl:template>

  <!-- What takes leave stands further in. -->
  <xsl:template match="closer/salute" mode="m:book" as="node()*" priority="0.8">
    <b:salute takes="leave"><xsl:call-template name="f:content"/></b:salute>
  </xsl:template>

  <xsl:template match="postscript" mode="m:book" as="node()*">
    <b:postscript><xsl:call-template name="f:content"/></b:postscript>
  </xsl:template>

  <!-- After the letter the place and the day begin a line, as they do in most hands and prints. -->
  <xsl:template match="closer/dateline" mode="m:book" as="node()*" priority="0.8">
    <b:salute><xsl:call-template name="f:content"/></b:salute>
  </xsl:template>

  <!-- "P. S." begins its first paragraph. -->
  <xsl:template match="postscript/p[1][preceding-sibling::*[1][self::label]]" mode="m:book" as="node()*"
      priority="3">
    <b:p>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:for-each select="preceding-sibling::*[1]">
        <b:span><xsl:call-template name="f:content"/></b:span>
      </xsl:for-each>
      <b:space/>
      <xsl:apply-templates mode="#current"/>
    </b:p>
  </xsl:template>

  <xsl:template match="postscript/label[following-sibling::*[1][self::p]]" mode="m:book" as="node()*"
      priority="1"/>

  <!-- Within a sentence they are phrases. -->
  <xsl:template match="(dateline | salute)[parent::opener or parent::closer][not(f:block(.))]"
      mode="m:book" as="node()*" priority="1.5">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="(dateline | salute | signed)[ancestor::p or ancestor::ab][not(f:block(.))]"
      mode="m:book" as="node()*" priority="1">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="epigraph" mode="m:book" as="node()*">
    <b:epigraph><xsl:call-template name="f:content"/></b:epigraph>
  </xsl:template>

  <!-- ═══ 4.6 Title pages ═══ -->

  <xsl:template match="titlePage | docTitle" mode="m:book" as="node()*">
    <b:div><xsl:call-template name="f:content"/></b:div>
  </xsl:template>

  <xsl:template match="titlePart | docAuthor | docDate | docImprint | docEdition | imprimatur"
      mode="m:book" as="node()*">
    <b:centred><xsl:call-template name="f:content"/></b:centred>
  </xsl:template>

  <xsl:template mode="m:book" as="node()*" priority="1"
      match="byline//docAuthor | docImprint//docDate | titlePart//docAuthor | docTitle//docDate | p//docDate
        | head//docAuthor | titlePart//docDate | p//docAuthor | byline//docDate | head//docDate">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

</xsl:stylesheet>
