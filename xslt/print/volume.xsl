<?xml version="1.0" encoding="UTF-8"?>
<!-- The volume, and the PDF of one document. -->
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

  <xsl:mode name="m:parts" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" mode="m:volume" as="text()*">
    <xsl:call-template name="f:findings"/>
    <xsl:variable name="book" as="document-node()">
      <xsl:document><xsl:apply-templates select="*" mode="m:parts"/></xsl:document>
    </xsl:variable>
    <xsl:text>#import "/design.typ" as ed&#10;</xsl:text>
    <xsl:call-template name="f:show">
      <xsl:with-param name="function" select="'volume'"/>
      <xsl:with-param name="title" select="string-join((f:plain(f:volume-title()),
          $context/c:context/c:volume[@n] ! f:plain(f:volume-name(.))), '. ')"/>
      <xsl:with-param name="authors" select="$edition/c:edition/c:editor ! normalize-space(.)"/>
      <xsl:with-param name="keywords" select="distinct-values($context//c:document/c:keyword)"/>
      <xsl:with-param name="language" select="string($edition/c:edition/@texts)"/>
    </xsl:call-template>
    <xsl:apply-templates select="f:parted(f:settled($book))" mode="m:typst"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="/" mode="m:single" as="text()*">
    <xsl:variable name="facts" as="element(c:document)" select="$context/c:context/c:document[1]"/>
    <xsl:variable name="book" as="document-node()">
      <xsl:document>
        <xsl:if test="$enclosed">
          <b:enclosed path="{$enclosed}" name="{tokenize($enclosed, '/')[last()]}"
              description="{f:label('book.tei')}"/>
        </xsl:if>
        <b:closed>
        <b:include file="{f:fragment($facts/@id)}"/>
        <b:with name="colophon"><b:colophon-line>
          <xsl:value-of select="f:label('book.from')"/>
          <xsl:text> </xsl:text>
          <b:title-of><xsl:value-of select="$edition/c:edition/c:title"/></b:title-of>
          <xsl:for-each select="($facts/@changed ! substring(., 1, 10), $edition/c:edition/@date)[. ne ''][1]">, <xsl:value-of select="f:date-words(.)"/></xsl:for-each>
          <xsl:if test="$edition/c:edition/@base-url">
            <xsl:text>. </xsl:text>
            <xsl:variable name="address" as="xs:string"
                select="replace($edition/c:edition/@base-url, '/$', '') || '/documents/' || $facts/@id || '.html'"/>
            <b:web address="{$address}"><xsl:value-of select="$address"/></b:web>
          </xsl:if>
        </b:colophon-line></b:with>
        </b:closed>
      </xsl:document>
    </xsl:variable>
    <xsl:text>#import "/design.typ" as ed&#10;</xsl:text>
    <xsl:call-template name="f:show">
      <xsl:with-param name="function" select="'single'"/>
      <xsl:with-param name="title" select="f:plain(($facts/c:title[normalize-space()] ! string(), $facts/@id ! string())[1])"/>
      <xsl:with-param name="authors" select="$facts/c:author ! string()"/>
      <xsl:with-param name="keywords" select="$facts/c:keyword ! string()"/>
      <xsl:with-param name="language" select="string(($facts/@lang, $edition/c:edition/@texts)[1])"/>
    </xsl:call-template>
    <xsl:apply-templates select="$book" mode="m:typst"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Where the fragment of a document lies in Typst's root folder. -->
  <xsl:function name="f:fragment" as="xs:string">
    <xsl:param name="document" as="xs:string"/>
    <xsl:sequence select="'/documents/' || $document || '.typ'"/>
  </xsl:function>

  <!-- The rule that makes all that follows a volume, or the PDF of one document. -->
  <xsl:template name="f:show" as="text()*" expand-text="yes">
    <xsl:param name="function" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="authors" as="xs:string*"/>
    <xsl:param name="keywords" as="xs:string*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:text>#show: ed.{$function}.with(ed.measures, </xsl:text>
    <xsl:text>title: {f:literal($title)}, </xsl:text>
    <xsl:text>authors: {f:literals($authors)}, </xsl:text>
    <xsl:text>keywords: {f:literals($keywords)}, </xsl:text>
    <xsl:text>language: {(f:language-tag($language) ! f:literal(tokenize(., '-')[1]), 'none')[1]})&#10;</xsl:text>
  </xsl:template>

  <!-- Returns strings as a Typst array. -->
  <xsl:function name="f:literals" as="xs:string">
    <xsl:param name="strings" as="xs:string*"/>
    <xsl:sequence select="'(' || string-join($strings ! (f:literal(.) || ','), ' ') || ')'"/>
  </xsl:function>

  <!-- The parts of the volume; the context item is edition.xml, or what stands for it. -->
  <xsl:template match="*" mode="m:parts" as="element()+">
    <xsl:call-template name="f:front-matter"/>
    <b:documents>
      <xsl:call-template name="f:documents"/>
      <xsl:call-template name="f:back-matter"/>
    </b:documents>
  </xsl:template>

</xsl:stylesheet>
