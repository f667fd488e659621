<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3.3, Quotation: speech, quotations and words at a distance. The marks are CSS, by the
     language of the text; they are not doubled where the source still has its own. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:quotation" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="q | quote | said | soCalled" mode="m:html" as="element()">
    <xsl:apply-templates select="." mode="m:quotation"/>
  </xsl:template>

  <xsl:template match="q | quote | said | soCalled" mode="m:quotation" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="m:html"/>
    </span>
  </xsl:template>

  <xsl:template match="q[not(f:marked(.))] | quote[not(f:marked(.))] | soCalled[not(f:marked(.))]
        | said[not(f:marked(.))][not(@direct = 'false')]" mode="m:quotation" as="element()">
    <q>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="m:html"/>
    </q>
  </xsl:template>

  <!-- The marks of a quotation in another language are those of the language around it. -->
  <xsl:template match="(q | quote | said[not(@direct = 'false')] | soCalled)[@xml:lang][not(f:marked(.))]" mode="m:quotation"
      priority="1" as="element()">
    <xsl:call-template name="f:quoted-phrase"/>
  </xsl:template>

  <xsl:template name="f:quoted-phrase" as="element()">
    <xsl:variable name="attributes" as="attribute()*">
      <xsl:apply-templates select="." mode="m:attributes"/>
    </xsl:variable>
    <q>
      <xsl:sequence select="$attributes[not(name() = ('lang', 'dir'))]"/>
      <span>
        <xsl:sequence select="$attributes[name() = ('lang', 'dir')]"/>
        <xsl:apply-templates mode="m:html"/>
      </span>
    </q>
  </xsl:template>

  <!-- A quotation that holds blocks, or stands among them, is set off; it needs no marks. -->
  <xsl:template match="(q | quote | said | soCalled)[f:block(.)] | cit[f:block(.)]/(q | quote)"
      mode="m:quotation" priority="2" as="element()">
    <blockquote>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:speaker"/>
      <xsl:choose>
        <xsl:when test="f:flows(.)">
          <xsl:apply-templates mode="m:html"/>
        </xsl:when>
        <xsl:otherwise>
          <p>
            <xsl:apply-templates mode="m:html"/>
          </p>
        </xsl:otherwise>
      </xsl:choose>
    </blockquote>
  </xsl:template>

  <!-- Who speaks, where the index knows it: a label beside the speech. -->
  <xsl:template name="f:speaker" as="element()?">
    <xsl:variable name="who" as="element(c:target)*" select="f:targets(@who)[c:name]"/>
    <xsl:variable name="document" as="node()" select="root()"/>
    <xsl:if test="exists($who)">
      <div class="who" data-generated="">
        <xsl:for-each select="$who">
          <xsl:if test="position() gt 1">, </xsl:if>
          <a href="{f:href(.)}"><xsl:value-of select="(f:name(@pointer, $document), c:name)[1]"/></a>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="cit" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
