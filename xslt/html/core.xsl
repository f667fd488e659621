<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3, Elements available in all TEI documents: paragraphs, highlighting, simple words.
     (Its larger sections have modules of their own.) -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="p" mode="m:html" as="element()">
    <xsl:element name="{if (f:flows(.)) then 'div' else 'p'}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'p'[f:flows(current())]"/>
      </xsl:apply-templates>
      <xsl:sequence select="f:paragraph-number(.)"/>
      <xsl:apply-templates select="." mode="m:here"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- An empty paragraph or line stands for nothing that could be read. -->
  <xsl:template match="p[empty(node())]" mode="m:html" priority="1" as="element()*">
    <xsl:where-populated>
      <span data-generated="">
        <xsl:apply-templates select="@xml:id" mode="m:attributes"/>
      </span>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="hi" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., f:highlight(.))}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Returns the element of HTML for a highlighted phrase: the classes say the rest. -->
  <xsl:function name="f:highlight" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="classes" as="xs:string*" select="f:appearance($element)"/>
    <xsl:sequence select="
        if ($classes = 'rend-superscript') then 'sup'
        else if ($classes = 'rend-subscript') then 'sub'
        else if ($classes = 'rend-bold') then 'b'
        else if ($classes = 'rend-strike') then 's'
        else if ($classes = 'rend-underline') then 'u'
        else if ($classes = 'rend-italic' or empty($classes)) then 'i'
        else 'span'"/>
  </xsl:function>

  <xsl:template match="emph" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'em')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="foreign | distinct | term | mentioned" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'i')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A term may lead to its entry. -->
  <xsl:template match="term[@ref | @target]" mode="m:html" priority="1" as="node()*">
    <xsl:call-template name="f:linked">
      <xsl:with-param name="targets" select="f:targets((@ref, @target)[1])"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="gloss | num | measure | measureGrp | unit | email
        | desc | ident | rb" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- What a number or a measure amounts to. -->
  <xsl:template match="num[@value or @quantity or @atLeast or @atMost or @extent or @commodity]
        | measure[@value or @quantity or @atLeast or @atMost or @extent or @commodity]" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:variable name="amount" as="xs:string" select="string-join((@value, f:extent(.), @commodity), ' ')"/>
      <xsl:if test="$amount ne normalize-space()">
        <xsl:attribute name="title" select="$amount"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- What is said of the element around it stands apart from the words beside it. -->
  <xsl:template match="desc[not(f:block(.))]" mode="m:html" priority="0.6" as="node()+">
    <xsl:value-of select="' '[current()/preceding-sibling::node()]"/>
    <xsl:next-match/>
    <xsl:value-of select="' '[current()/following-sibling::node()]"/>
  </xsl:template>

  <xsl:template match="code | gi | att | val | tag" mode="m:html" as="element()">
    <code>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </code>
  </xsl:template>

  <xsl:template match="eg" mode="m:html" as="element()">
    <pre>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </pre>
  </xsl:template>

  <xsl:template match="ruby" mode="m:html" as="element()">
    <ruby>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </ruby>
  </xsl:template>

  <xsl:template match="rt" mode="m:html" as="element()+">
    <rp data-generated="">(</rp>
    <rt>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </rt>
    <rp data-generated="">)</rp>
  </xsl:template>

  <!-- Postal addresses: a line each. -->
  <xsl:template match="address | addrLine" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="*[parent::address][not(map:contains($f:global, local-name()))]" mode="m:html" priority="0.4"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="street | postCode | postBox" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- An ellipsis of the source, and what an editor supplies for it. -->
  <xsl:template match="ellipsis" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign('…')[not(current()/metamark)]"/>
      <xsl:apply-templates select="metamark, desc" mode="#current"/>
      <xsl:apply-templates select="supplied" mode="#current"/>
    </span>
  </xsl:template>

</xsl:stylesheet>
